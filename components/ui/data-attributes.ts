/** `data-say`, `data-tap`, `data-audience`…: every control hands them on to its element. */
export type DataAttributes = { readonly [name: `data-${string}`]: string | number | boolean | undefined };
