/** How a file is named in a message: by a public link or by its bytes in base64. */

export const isLink = (value: unknown): value is string => typeof value === 'string' && /^https?:\/\/[^\s/]+\.[^\s/]+/.test(value);

export const isBase64 = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(value);

export const isDataUri = (value: unknown): value is string => {
  const bytes = typeof value === 'string' ? /^data:[\w.+/-]+;base64,(.+)$/s.exec(value)?.[1] : undefined;
  return isBase64(bytes);
};
