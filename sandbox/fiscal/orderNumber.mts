/** The shop's order number in words that a client wrote: "Pedido na loja: 1001", "Pedido #1001", "pedido 1001". */
export const orderNumberIn = (words: string): string | undefined => /pedido(?:\s*#?(?=\d)|[^:\n]{0,20}:\s*#?)([\w.-]*\w)/i.exec(words)?.[1];
