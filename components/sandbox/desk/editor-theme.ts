import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The editor in our own colours: they are CSS variables, so it follows the theme without being told. */
const look = EditorView.theme({
  "&": { backgroundColor: "var(--sheet)", color: "var(--ink)", fontSize: "0.8rem" },
  "&.cm-focused": { outline: "2px solid var(--ink)", outlineOffset: "1px" },
  ".cm-scroller": {
    fontFamily: "var(--font-mono-latin), ui-monospace, monospace",
    lineHeight: "1.6",
    maxHeight: "28rem",
  },
  ".cm-content": { caretColor: "var(--ink)", minHeight: "12rem" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--well)", color: "var(--ink-soft)", borderRight: "1px solid var(--rule)" },
  ".cm-activeLine": { backgroundColor: "color-mix(in oklab, var(--well) 55%, transparent)" },
  ".cm-activeLineGutter": { backgroundColor: "var(--well)", color: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "color-mix(in oklab, var(--seal) 24%, transparent)",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--well)", outline: "1px solid var(--rule-strong)" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--fail)" },
  ".cm-lintRange-warning": { backgroundImage: "none", textDecoration: "underline wavy var(--warn)" },
  ".cm-lint-marker": { width: "0.7em", height: "0.7em", borderRadius: "50%" },
  ".cm-lint-marker-error": { content: "none", backgroundColor: "var(--fail)" },
  ".cm-lint-marker-warning": { content: "none", backgroundColor: "var(--warn)", borderRadius: "1px" },
  ".cm-revealed": { backgroundColor: "color-mix(in oklab, var(--warn) 22%, transparent)" },
  ".cm-tooltip": {
    backgroundColor: "var(--sheet)",
    color: "var(--ink)",
    border: "1px solid var(--rule-strong)",
    borderRadius: "6px",
    maxWidth: "min(26rem, 90vw)",
  },
  ".cm-tooltip .cm-word": { padding: "0.4rem 0.6rem", fontFamily: "var(--font-inter), system-ui, sans-serif" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--font-mono-latin), ui-monospace, monospace" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--ink)",
    color: "var(--paper)",
  },
  ".cm-completionInfo": { padding: "0.4rem 0.6rem", fontFamily: "var(--font-inter), system-ui, sans-serif" },
  ".cm-diagnostic": { fontFamily: "var(--font-inter), system-ui, sans-serif" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--fail)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warn)" },
});

const inks = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--byte-key-identity)" },
  { tag: tags.string, color: "var(--byte-plaintext)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--byte-key-material)" },
  { tag: [tags.bracket, tags.punctuation, tags.separator], color: "var(--ink-soft)" },
]);

export const editorTheme = [look, syntaxHighlighting(inks)];
