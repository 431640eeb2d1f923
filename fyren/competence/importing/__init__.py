"""Files from HR and learning systems: read row by row, summed to numbers of groups, compared with what is saved."""
