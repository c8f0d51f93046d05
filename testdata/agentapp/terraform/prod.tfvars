region      = "eu-central-1"
db_password = "@@DB_PASSWORD_2@@"
max_tokens  = 2048
