interface Props {
  /** What is known of the share, 0 … 1; null where nothing is said. */
  readonly band: { readonly mean: number; readonly low: number; readonly high: number } | null;
  /** A dashed line across, e.g. the cut. */
  readonly cut?: number;
  /** A shaded zone, e.g. where the share should be. */
  readonly zone?: { readonly from: number; readonly to: number };
}

const HEIGHT = 26;
const MIDDLE = HEIGHT / 2;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** A scale from 0 to 100 % with the band of what a share may be. Drawn only: the words stand beside it. */
export function ShareTrack({ band, cut, zone }: Props) {
  return (
    <svg aria-hidden width="100%" height={HEIGHT} className="block overflow-visible">
      {zone && (
        <rect x={at(zone.from)} width={at(zone.to - zone.from)} y={1} height={HEIGHT - 2} className="fill-rule" />
      )}
      <line x1="0%" x2="100%" y1={MIDDLE} y2={MIDDLE} className="stroke-rule-strong" />
      {TICKS.map((tick) => (
        <line key={tick} x1={at(tick)} x2={at(tick)} y1={MIDDLE - 3} y2={MIDDLE + 3} className="stroke-rule-strong" />
      ))}
      {band && (
        <>
          <rect
            x={at(band.low)}
            width={at(band.high - band.low)}
            y={MIDDLE - 6}
            height={12}
            rx={3}
            className="fill-ink-soft"
            fillOpacity={0.45}
          />
          <line x1={at(band.mean)} x2={at(band.mean)} y1={1} y2={HEIGHT - 1} strokeWidth={3} className="stroke-ink" />
        </>
      )}
      {cut !== undefined && (
        <line
          x1={at(cut)}
          x2={at(cut)}
          y1={-2}
          y2={HEIGHT + 2}
          strokeDasharray="3 3"
          strokeWidth={1.5}
          className="stroke-ink"
        />
      )}
    </svg>
  );
}

function at(share: number): string {
  return `${share * 100}%`;
}
