import type { Shell, ShellRun } from "@/lib/bench";

/** One line that was run, and what came of it. */
export interface TerminalEntry {
  readonly id: number;
  /** Where it was typed. */
  readonly folder: string;
  readonly line: string;
  /** Null while it runs. */
  readonly run: ShellRun | null;
}

/** A line that has been run. */
export interface PlayedLine {
  readonly folder: string;
  readonly line: string;
  readonly run: ShellRun;
}

/** A terminal as a state machine: what was run, and what stands in the line. */
export interface TerminalState {
  readonly entries: readonly TerminalEntry[];
  readonly line: string;
  /** Lines of earlier, oldest first; kept when the screen is cleared. */
  readonly history: readonly string[];
  /** Which of them stands in the line; its length: none. */
  readonly at: number;
  /** What was being typed before one of them was fetched. */
  readonly draft: string;
  readonly nextId: number;
}

export type TerminalAction =
  | { readonly type: "type"; readonly line: string }
  | { readonly type: "earlier" | "later" | "clear" }
  | { readonly type: "start"; readonly line: string; readonly folder: string }
  | { readonly type: "end"; readonly run: ShellRun };

/** More entries than anybody scrolls back to: the oldest go. */
const MOST_ENTRIES = 200;
const MOST_HISTORY = 500;

export const EMPTY_TERMINAL: TerminalState = { entries: [], line: "", history: [], at: 0, draft: "", nextId: 1 };

export function terminalReducer(state: TerminalState, action: TerminalAction): TerminalState {
  switch (action.type) {
    case "type":
      return { ...state, line: action.line };
    case "earlier":
      return fetched(state, state.at - 1);
    case "later":
      return fetched(state, state.at + 1);
    case "clear":
      return { ...state, entries: state.entries.filter(({ run }) => run === null) };
    case "start": {
      const { line, folder } = action;
      const history = state.history.at(-1) === line ? state.history : [...state.history, line].slice(-MOST_HISTORY);
      const entry = { id: state.nextId, folder, line, run: null };
      const entries = [...state.entries, entry].slice(-MOST_ENTRIES);
      return { entries, line: "", history, at: history.length, draft: "", nextId: state.nextId + 1 };
    }
    case "end":
      return {
        ...state,
        entries: state.entries.map((entry) => (entry.run === null ? { ...entry, run: action.run } : entry)),
      };
  }
}

/** A terminal on which these lines were run already. */
export function withPlayed(played: readonly PlayedLine[]): TerminalState {
  return played.reduce(
    (state, { folder, line, run }) =>
      terminalReducer(terminalReducer(state, { type: "start", line, folder }), { type: "end", run }),
    EMPTY_TERMINAL,
  );
}

/** The folder as the prompt shows it: the home folder is written ~, as shells do. */
export function folderOf(shell: Shell): string {
  return shell.workingDirectory().replace(/^\/home\/user(?=\/|$)/, "~");
}

function fetched(state: TerminalState, at: number): TerminalState {
  if (at < 0 || at > state.history.length) return state;
  const draft = state.at === state.history.length ? state.line : state.draft;
  return { ...state, at, draft, line: state.history[at] ?? draft };
}

/** The longest beginning that all choices share. */
export function sharedBeginning(choices: readonly string[]): string {
  const [first = "", ...others] = choices;
  let length = first.length;
  for (const other of others) {
    let same = 0;
    while (same < length && other[same] === first[same]) same++;
    length = same;
  }
  return first.slice(0, length);
}
