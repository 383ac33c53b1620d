"""Names of policies; a message is written in one way here."""

default = SMTP = SMTPUTF8 = HTTP = strict = compat32 = None
