"""The built site as files: scripts, fonts, the security policy, packages, the exchange of old for new."""
