/** One tag of an XML document, with the text that follows it. */
export interface Tag {
  name: string;
  kind: "open" | "close" | "empty";
  attributes: string;
  text: string;
}

const TAG = /<(\/?)(?:[\w.-]+:)?([A-Za-z][\w.-]*)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>([^<]*)/g;

/**
 * The tags of a document, whatever prefixes its writer gives them. No entity but XML's own five is known, so a
 * document that declares some is refused: throws SyntaxError.
 */
export function* tags(xml: string): Generator<Tag> {
  if (/<!(?!--|\[CDATA\[)/.test(xml)) throw new SyntaxError("a document type");
  const plain = xml.replace(/<!--[\s\S]*?-->/g, "").replace(
    /<!\[CDATA\[([\s\S]*?)\]\]>/g,
    (_, text) => escapeXml(text),
  );
  for (const [, close, name, attributes, empty, text] of plain.matchAll(TAG)) {
    yield { name, kind: close ? "close" : empty ? "empty" : "open", attributes, text };
  }
}

/** An attribute's value; undefined where the tag has none of that name. */
export function attribute({ attributes }: Tag, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return found ? plainText(found[1] ?? found[2]) : undefined;
}

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The characters that a text of XML stands for. */
export function plainText(xml: string): string {
  return xml.replace(/\r\n?/g, "\n").replace(
    /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w+));/g,
    (all, ten, six, name) => {
      if (name) return NAMED[name] ?? all;
      const code = ten ? Number(ten) : parseInt(six, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}

function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}
