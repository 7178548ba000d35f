export const vendor = 'melhorEnvio';

export const displayName = 'Melhor Envio';
