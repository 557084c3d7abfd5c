// The camera looks for a code; what it sees is kept nowhere. The browser's own reader where there is one, otherwise ours.
const LOOK_EVERY = 150
const WIDEST = 800

const ownReader = async (address) => {
  if (!window.jsQR) {
    await new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement('script'), { src: address, onload: resolve, onerror: reject })
      document.head.append(script)
    })
  }
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return (video) => {
    const scale = Math.min(1, WIDEST / video.videoWidth)
    canvas.width = video.videoWidth * scale
    canvas.height = video.videoHeight * scale
    context.drawImage(video, 0, 0, canvas.width, canvas.height)
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height)
    return window.jsQR(data, width, height, { inversionAttempts: 'dontInvert' })?.data
  }
}

const readerFor = async (address) => {
  const formats = await window.BarcodeDetector?.getSupportedFormats().catch(() => [])
  if (!formats?.includes('qr_code')) return ownReader(address)
  const detector = new window.BarcodeDetector({ formats: ['qr_code'] })
  return async (video) => (await detector.detect(video))[0]?.rawValue
}

/** Starts looking; gives how to stop. `found` hears the first code. */
export const look = async (video, address, found) => {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  const read = await readerFor(address)
  let timer
  const stop = () => {
    clearTimeout(timer)
    stream.getTracks().forEach((track) => track.stop())
    video.srcObject = null
  }
  const again = async () => {
    const text = video.videoWidth ? await Promise.resolve(read(video)).catch(() => undefined) : undefined
    if (!text) return (timer = setTimeout(again, LOOK_EVERY))
    stop()
    found(text)
  }
  video.srcObject = stream
  await video.play()
  void again()
  return stop
}
