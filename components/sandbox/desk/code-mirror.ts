import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  type CompletionContext,
  completionKeymap,
  type CompletionResult,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, indentOnInput } from "@codemirror/language";
import { type Diagnostic, forceLinting, lintGutter, linter, lintKeymap } from "@codemirror/lint";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  hoverTooltip,
  keymap,
  lineNumbers,
} from "@codemirror/view";

import { editorTheme } from "./editor-theme.ts";
import { type PolicyPlace, policyPlaceAt } from "./policy-place.ts";

/** What the editor asks for while somebody writes; read anew each time, since the world changes under it. */
export interface EditorSupport {
  readonly onChange: (text: string) => void;
  readonly diagnose: (text: string) => readonly Diagnostic[];
  /** The words that fit a place, with what they mean. */
  readonly words: (place: PolicyPlace) => readonly { readonly word: string; readonly about: string | null }[];
  /** What the word at a place means. */
  readonly about: (place: PolicyPlace) => string | null;
}

export interface EditorOptions {
  /** An element of its own; the editor lives in its shadow, so that its styles are adopted sheets and no style elements. */
  readonly host: HTMLElement;
  readonly text: string;
  readonly label: string;
  /** CodeMirror's own words, translated. */
  readonly phrases: Readonly<Record<string, string>>;
  readonly support: () => EditorSupport;
}

export interface MountedEditor {
  readonly setText: (text: string) => void;
  /** Shows and marks a part of the text, and puts the cursor there. */
  readonly reveal: (from: number, to: number) => void;
  /** Looks for faults again: what they depend on has changed. */
  readonly recheck: () => void;
  readonly destroy: () => void;
}

/** A JSON editor for policies. Tab indents; Escape, then Tab leaves it. */
export function mountEditor({ host, text, label, phrases, support }: EditorOptions): MountedEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        EditorView.lineWrapping,
        json(),
        // Words are offered only between quotes, where Enter can mean nothing else: it takes one at once.
        autocompletion({ override: [(context) => complete(context, support())], icons: false, interactionDelay: 0 }),
        linter(({ state }) => support().diagnose(state.doc.toString()), { delay: 200 }),
        hoverTooltip(({ state }, position) => hover(state, position, support())),
        keymap.of([
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...historyKeymap,
          ...completionKeymap,
          ...lintKeymap,
          indentWithTab,
        ]),
        EditorState.phrases.of({ ...phrases }),
        // Focusable by itself already, but what checks pages for scrolling by keyboard wants it said.
        EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) support().onChange(state.doc.toString());
        }),
        revealed,
        editorTheme,
      ],
    }),
  });
  return {
    setText: (next) => {
      if (next === view.state.doc.toString()) return;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
    },
    reveal: (from, to) => {
      const end = Math.min(to, view.state.doc.length);
      const start = Math.min(from, end);
      view.dispatch({
        selection: { anchor: start },
        effects: [mark.of({ from: start, to: end }), EditorView.scrollIntoView(start, { y: "center" })],
      });
      view.focus();
    },
    recheck: () => forceLinting(view),
    destroy: () => view.destroy(),
  };
}

function complete(context: CompletionContext, { words }: EditorSupport): CompletionResult | null {
  const place = policyPlaceAt(context.state, context.pos);
  if (place === null) return null;
  const options = words(place).map(({ word, about }) => ({ label: word, ...(about === null ? {} : { info: about }) }));
  return options.length === 0 ? null : { from: place.from, to: place.to, options, validFor: /^[\w:*/.@+=,-]*$/ };
}

function hover(state: EditorState, position: number, { about }: EditorSupport) {
  const place = policyPlaceAt(state, position);
  const text = place === null ? null : about(place);
  if (place === null || text === null) return null;
  return {
    pos: place.from,
    end: place.to,
    create: () => {
      const dom = document.createElement("div");
      dom.className = "cm-word";
      dom.textContent = text;
      return { dom };
    },
  };
}

/** The part of the text that was shown last, until it is edited. */
const mark = StateEffect.define<{ readonly from: number; readonly to: number }>();
const revealed = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (before, { effects, docChanged }) => {
    for (const effect of effects) {
      if (!effect.is(mark)) continue;
      const { from, to } = effect.value;
      return from < to ? Decoration.set([Decoration.mark({ class: "cm-revealed" }).range(from, to)]) : Decoration.none;
    }
    return docChanged ? Decoration.none : before;
  },
  provide: (field) => EditorView.decorations.from(field),
});
