"""Knowledge: what employees and elected politicians need to know, and how it is learnt."""
