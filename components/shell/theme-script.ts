/**
 * Applies the stored theme before anything is painted. Kept as text because it must run inline,
 * ahead of React; without a stored choice the page follows the system through `color-scheme`.
 */
export const THEME_KEY = "selo-theme";

export const THEME_SCRIPT = `try{var t=localStorage.getItem("${THEME_KEY}");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch(e){}`;
