export { melhorEnvioCarrier } from './carrier';
