"""Action plans in other forms than the decree's: a grid of cells into plan and report, for workbooks and Word alike."""
