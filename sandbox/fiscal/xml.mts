/** A few lines to write XML with: elements in the order given, text escaped. */
export type Xml = string;

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escape = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character]!);

/** An element with text, as it is: blanks at its edges are the sender's to take off. */
export const leaf = (name: string, text: string | number): Xml => `<${name}>${escape(String(text))}</${name}>`;

/** An element with text, or nothing where the text is empty. */
export const optional = (name: string, text: string): Xml => (text === '' ? '' : leaf(name, text));

export const element = (name: string, children: readonly Xml[], attributes: Readonly<Record<string, string>> = {}): Xml => {
  const written = Object.entries(attributes).map(([key, text]) => ` ${key}="${escape(text)}"`);
  return `<${name}${written.join('')}>${children.join('')}</${name}>`;
};
