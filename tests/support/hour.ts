/** What ends with the hour is not counted in its last seconds. */
export async function hourWithRoom(): Promise<void> {
  const left = 3_600_000 - (Date.now() % 3_600_000)
  if (left < 10_000) await new Promise((resolve) => setTimeout(resolve, left))
}
