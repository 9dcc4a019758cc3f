"""Who is there and what they may do: signing in, sessions, keys for programs, and what each address asks for."""
