export { melhorEnvioCarrier } from './label/carrier';
