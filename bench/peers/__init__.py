"""What a user would pick instead, on the same reports and the same questions: see README.md here."""
