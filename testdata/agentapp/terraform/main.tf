variable "db_password" {
  type      = string
  sensitive = true
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_db_instance" "tickets" {
  identifier        = "tickets"
  engine            = "postgres"
  instance_class    = "db.t4g.small"
  allocated_storage = 20
  username          = "agent"
  password          = var.db_password
}

resource "aws_ssm_parameter" "openai" {
  name  = "/agent/openai/api-key"
  type  = "SecureString"
  value = "@@OPENAI_KEY_4@@"
}

resource "aws_iam_access_key" "agentd" {
  user = "agentd"
}

resource "aws_iam_policy" "agentd" {
  name = "agentd"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "secretsmanager:*", Resource = "*" },
      { Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::agent-prompts/*" },
    ]
  })
}
