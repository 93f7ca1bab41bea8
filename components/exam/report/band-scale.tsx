const MIN = 100;
const MAX = 1000;

interface Props {
  readonly low: number;
  readonly high: number;
  readonly score: number;
  readonly pass: number;
}

/** The scale from 100 to 1000 with the score, its band and the pass mark. The words beside it say the same. */
export function BandScale({ low, high, score, pass }: Props) {
  return (
    <div aria-hidden className="mt-5 max-w-xl font-mono text-xs text-ink-soft">
      <div className="relative h-6 border-b border-rule-strong">
        <span
          className="absolute bottom-1 h-3 rounded bg-well outline outline-rule-strong"
          style={{ left: `${at(low)}%`, width: `${at(high) - at(low)}%` }}
        />
        <span className="absolute bottom-0 h-5 w-0.5 bg-ink" style={{ left: `${at(score)}%` }} />
        <span
          className="absolute bottom-0 h-6 border-l border-dashed border-ink-soft"
          style={{ left: `${at(pass)}%` }}
        />
      </div>
      <div className="relative h-5">
        <span className="absolute left-0">{MIN}</span>
        <span className="absolute -translate-x-1/2" style={{ left: `${at(pass)}%` }}>
          {pass}
        </span>
        <span className="absolute right-0">{MAX}</span>
      </div>
    </div>
  );
}

function at(score: number): number {
  return (100 * (score - MIN)) / (MAX - MIN);
}
