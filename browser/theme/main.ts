// Entry of the script that every page loads in its head: what the theme lacks.
import { waitWithFonts } from "./fonts.ts";
import { mendKeys } from "./keys.ts";
import { startSearchOnFirstUse } from "./search.ts";
import { mendStorage } from "./storage.ts";

mendStorage();
startSearchOnFirstUse();
waitWithFonts();
document.addEventListener("DOMContentLoaded", mendKeys);
