/** Hands a file to the browser's own download, and frees it after. */
export function download(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, freeAfter);
}

/** Milliseconds: a browser that asks where to save still reads from the address. */
const freeAfter = 60_000;
