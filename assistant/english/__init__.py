"""What the program knows of English: the forms of verbs, whom a sentence is told to, how days are said."""
