import { Svg } from '@/components/ui/svg';

const mark =
  '<rect width="34" height="34" rx="9" fill="#0B6E75"/>' +
  '<path d="M8 22c2-7 5-11 7-9s0 7 2 8 4-9 6-9 0 6 2 7" fill="none" stroke="#fff" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round"/>' +
  '<circle cx="26" cy="25.5" r="2.6" fill="#FFC94A"/>';

export function LogoMark({ size = 34 }: { readonly size?: number }) {
  return (
    <Svg viewBox="0 0 34 34" width={size} height={size} className="keep-colours shrink-0" drawing={mark} />
  );
}

export function Logo({ name }: { readonly name: string }) {
  return (
    <span className="flex items-center gap-2.5 text-[22px] leading-7 font-semibold">
      <LogoMark />
      {name}
    </span>
  );
}
