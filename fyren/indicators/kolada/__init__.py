"""Kolada (RKA), version 3: what it says (`parsing`), how it is asked (`client`), how its values come here (`sync`)."""
