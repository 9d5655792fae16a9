// What the theme calls the looks that our code asks for: the one place outside of theme/ that knows its names.

/** A button. */
export const BUTTON = "md-button";
/** The button that most people want. */
export const PRIMARY = "md-button md-button--primary";
/** A place outside of the page's content that is set like it. */
export const TEXT = "md-typeset";
/** What stays at the top of the window. */
export const HEADER = ".md-header";
