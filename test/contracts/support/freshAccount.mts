let processes = 0;

/**
 * The account as a process names it of which nobody has heard: what another run remembers is nothing to it. One counter for all files
 * of a layer, because they share their modules and with them what adapters remember.
 */
export const freshAccount = () => `process-${++processes}`;
