type AdultFaceProps = { readonly size: number | string; readonly className?: string | undefined };

/** Stands for an adult whose picture is not there: a person like everybody, in no particular colour. */
export function AdultFace({ size, className }: AdultFaceProps) {
  return (
    <svg
      viewBox="0 0 96 96"
      width={size}
      height={size}
      aria-hidden
      className={`keep-colours ${className ?? ''}`}
    >
      <g stroke="#22303C" strokeWidth="2.5" strokeLinejoin="round" strokeLinecap="round">
        <path d="M10 96c2-22 16-32 38-32s36 10 38 32z" fill="#0B6E75" />
        <circle cx="48" cy="40" r="25" fill="#E9DFCD" />
        <path
          d="M23 38c0-20 11-29 25-29s25 9 25 29c-6-3-9-9-10-15-9 8-26 9-33 5-1 5-3 8-7 10z"
          fill="#4A5763"
        />
        <path d="M40 52q8 7 16 0" fill="none" />
      </g>
      <circle cx="39.500" cy="42" r="3" fill="#22303C" />
      <circle cx="56.500" cy="42" r="3" fill="#22303C" />
    </svg>
  );
}
