"""Every human surface: the chat page, the command line and the rendering they share."""
