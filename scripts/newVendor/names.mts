/** The writings of a vendor's name. */

export interface Names {
  /** Folder and identifier: `demoCarrier`. */
  readonly id: string;
  /** In class names: `DemoCarrier`. */
  readonly type: string;
  /** As people read it: `Demo Carrier`. */
  readonly title: string;
  /** In the names of pages: `demo-carrier`. */
  readonly page: string;
}

export function namesOf(id: string): Names {
  if (!/^[a-z][a-zA-Z0-9]*$/.test(id))
    throw new Error(`"${id}" is no name for a vendor: take one word that begins with a small letter, like demoCarrier`);
  const type = id.charAt(0).toUpperCase() + id.slice(1);
  const title = type.replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' ');
  return { id, type, title, page: title.toLowerCase().replaceAll(' ', '-') };
}

/** The vendor that the skeleton is written for. */
export const toy = namesOf('toyVendor');

/** A text or a path of the skeleton, with another vendor's name in the toy's place. */
export function renamed(text: string, names: Names): string {
  return text
    .replaceAll(toy.id, names.id)
    .replaceAll(toy.type, names.type)
    .replaceAll(toy.title, names.title)
    .replaceAll(toy.page, names.page);
}
