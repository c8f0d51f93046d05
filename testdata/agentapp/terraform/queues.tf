resource "aws_sqs_queue" "jobs_dlq" {
  name                      = "agent-jobs-dlq"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = false
}

resource "aws_sqs_queue" "mail_dlq" {
  name                      = "agent-mail-dlq"
  message_retention_seconds = 86400
  kms_master_key_id         = "alias/agent-dlq"
}

resource "aws_s3_bucket" "replay" {
  bucket = "example-agent-replay"
}

resource "aws_secretsmanager_secret" "crm" {
  name = "agent/crm/api-key"
}

resource "aws_secretsmanager_secret_rotation" "crm" {
  secret_id           = aws_secretsmanager_secret.crm.id
  rotation_lambda_arn = "arn:aws:lambda:eu-central-1:111122223333:function:rotate-crm"
  rotation_rules {
    automatically_after_days = 30
  }
}
