/** A file of this copy of the page; rejects where it is not there. */
export async function fetchFile(address: string): Promise<Blob> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${String(response.status)} at ${address}`);
  return response.blob();
}
