export const vendor = 'melhorEnvio';
