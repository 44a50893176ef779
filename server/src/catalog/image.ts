/**
 * The names of container images, made comparable.
 */

/**
 * What an image is called in the catalogue: Docker Hub is the default registry, and neither tag nor digest says what a step takes.
 *
 * `index.docker.io/relaysh/core:latest-python@sha256:…` and `relaysh/core` are both `relaysh/core`; `ghcr.io/relaysh/core` stays what it is.
 */
export function normalizeImage(image: string): string {
  return image
    .trim()
    .replace(/@[^@/]*$/, '')
    .replace(/:[^:/]*$/, '')
    .replace(/^(?:index\.|registry-1\.)?docker\.io\//, '')
    .replace(/^library\//, '');
}
