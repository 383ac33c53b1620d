"""Parts of mail, by kind."""
