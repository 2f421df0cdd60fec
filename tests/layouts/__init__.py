"""Action plans in other forms than the decree's."""
