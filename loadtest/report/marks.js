import uPlot from 'uplot'

/**
 * Draws vertical lines with their labels above, in as many rows as they need.
 *
 * @param {uPlot} u
 * @param {{ at: number, label: string }[]} marks
 * @param {{ text: string, ground: string }} colours
 */
export function drawMarks(u, marks, { text, ground }) {
  const { ctx } = u
  const { left, top, width, height } = u.bbox
  const unit = uPlot.pxRatio
  ctx.save()
  ctx.font = `${12 * unit}px system-ui, sans-serif`
  ctx.textBaseline = 'middle'
  ctx.textAlign = 'left'
  ctx.lineWidth = unit
  /** @type {number[]} End of the last label in each row. */
  const rows = []
  for (const { at, label } of marks.toSorted((a, b) => a.at - b.at)) {
    const x = u.valToPos(at, 'x', true)
    if (x < left || x > left + width) continue
    const wide = ctx.measureText(label).width
    const from = Math.max(left, Math.min(x - wide / 2, left + width - wide))
    const free = rows.findIndex((until) => until < from - 6 * unit)
    const row = free === -1 ? rows.length : free
    rows[row] = from + wide
    const y = top - 9 * unit + row * 16 * unit
    ctx.setLineDash([4 * unit, 3 * unit])
    ctx.strokeStyle = text
    ctx.beginPath()
    ctx.moveTo(x, y)
    ctx.lineTo(x, top + height)
    ctx.stroke()
    ctx.fillStyle = ground
    ctx.fillRect(from - 3 * unit, y - 8 * unit, wide + 6 * unit, 16 * unit)
    ctx.fillStyle = text
    ctx.fillText(label, from, y)
  }
  ctx.restore()
}
