"""Same words, several reports: finding one statement in many texts, and telling how its wordings differ."""
