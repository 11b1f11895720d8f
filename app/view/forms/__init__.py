"""Forms: small windows beside the window, which stays as usable as before."""
