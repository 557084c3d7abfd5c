/** How long a text message may be, so that it is one message on every phone. */

const GSM = '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const GSM_TWICE = '^{}\\[~]|€'

/** 160 letters of the oldest alphabet of phones; as soon as one is not in it, 70 in all. */
export function isOneMessage(text: string): boolean {
  const letters = [...text]
  const old = letters.every((letter) => GSM.includes(letter) || GSM_TWICE.includes(letter))
  if (!old) return text.length <= 70
  return letters.reduce((length, letter) => length + (GSM_TWICE.includes(letter) ? 2 : 1), 0) <= 160
}
