/** Colours and sizes of everything on a board, for the editor and for the small pictures of it alike. */
export const inks = {
  black: '#22303c',
  blue: '#1f5fbf',
  red: '#b93c0a',
  violet: '#6d4aa8',
  green: '#2a732d',
  yellow: '#ffc94a',
  grey: '#9fa8b2',
  orange: '#e16919',
  white: '#ffffff',
  'light-blue': '#4ba1f1',
  'light-green': '#4cb05e',
  'light-red': '#f87777',
  'light-violet': '#e085f4',
} as const;
export type InkName = keyof typeof inks;

// The sheet is 1600 wide and usually shown at half its size.
export const strokeSizes = { s: 4, m: 7, l: 12, xl: 22 } as const;
export const fontSizes = { s: 40, m: 60, l: 88, xl: 128 } as const;
export const labelSizes = { s: 28, m: 44, l: 60, xl: 80 } as const;
