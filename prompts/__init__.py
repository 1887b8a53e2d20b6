"""Every word of an answer, as templates that are filled strictly; text for a language model one file a prompt."""
