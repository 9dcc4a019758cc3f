"""The thread of an ärende: which documents belong to it, its svarsmatris, and an utförare over the years."""
