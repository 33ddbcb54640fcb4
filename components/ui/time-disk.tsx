type TimeDiskProps = {
  /** What is left, 0 to 1. */
  readonly fraction: number;
  readonly size?: number | string;
  readonly title?: string | undefined;
  readonly className?: string;
};

/** Time as an area that gets smaller: no child needs to read a clock. */
export function TimeDisk({ fraction, size = 168, title, className }: TimeDiskProps) {
  const left = Math.min(1, Math.max(0, fraction));
  const name = title ? { role: 'img', 'aria-label': title } : { 'aria-hidden': true };
  return (
    <svg
      viewBox="0 0 168 168"
      width={size}
      height={size}
      className={`keep-colours ${className ?? ''}`}
      {...name}
    >
      <circle cx="84" cy="84" r="82.5" fill="#fff" stroke="#22303C" strokeWidth="3" />
      {left >= 0.999 ? (
        <circle cx="84" cy="84" r="67" fill="#0B6E75" />
      ) : left > 0 ? (
        <path d={wedge(left)} fill="#0B6E75" />
      ) : null}
      <circle cx="84" cy="84" r="67" fill="none" stroke="#0B6E75" strokeOpacity=".4" strokeWidth="2" />
    </svg>
  );
}

function wedge(left: number): string {
  const angle = left * 2 * Math.PI;
  const x = (84 + 67 * Math.sin(angle)).toFixed(2);
  const y = (84 - 67 * Math.cos(angle)).toFixed(2);
  return `M84 84V17A67 67 0 ${left > 0.5 ? 1 : 0} 1 ${x} ${y}z`;
}
