/** The letter of a key in lower case: with Caps Lock on, and where the layout writes another script, as well. */
export function letter({ key, code }: { key: string; code: string }): string {
  const isForeign = key.length === 1 && key > "\x7f" && /^Key[A-Z]$/.test(code);
  return (isForeign ? code[3] : key).toLowerCase();
}
