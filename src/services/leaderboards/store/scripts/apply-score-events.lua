-- Applies bookings and cancellations of one shard to all windows of a board, each once, however often and by however many
-- processes it is called: the board remembers how far it is.
-- KEYS  1 head of the board   2… its windows
-- ARGV  1 definition   2 shard   3 moves as JSON: {{id, reservation, {{place of the window in KEYS from 0, member, by}, …}}, …}
--       4 channel   5 board   6… names of the windows
-- Result: id of the last move that is applied; nil when the board is not, or is no longer, filled for this definition.
if redis.call('HGET', KEYS[1], 'definition') ~= ARGV[1] then
  return nil
end
local position = redis.call('HGET', KEYS[1], ARGV[2]) or '0-0'

local windows = {}
for i = 2, #KEYS do
  local key = KEYS[i]
  local copies = {}
  for _, copy in ipairs({ key, key .. ':next' }) do
    if redis.call('HGET', copy .. ':meta', 'definition') == ARGV[1] then
      copies[#copies + 1] = copy
    end
  end
  local next_follows = copies[#copies] == key .. ':next'
  local noted = not next_follows and redis.call('EXISTS', key .. ':building') == 1
  windows[i - 2] = { name = ARGV[4 + i], key = key, copies = copies, noted = noted, changed = false }
end

for _, move in ipairs(cjson.decode(ARGV[3])) do
  local id, reservation, changes = move[1], move[2], move[3]
  if is_after(id, position) then
    position = id
    for _, change in ipairs(changes) do
      local window, member, by = windows[change[1]], change[2], change[3]
      for _, copy in ipairs(window.copies) do
        if redis.call('SISMEMBER', copy .. ':counted', reservation) == 0 then
          add(copy, member, by)
          end_together(copy)
          window.changed = true
        end
      end
      if window.noted then
        redis.call('RPUSH', window.key .. ':log', cjson.encode({ reservation, member, by }))
        redis.call('PEXPIRE', window.key .. ':log', 600000)
      end
    end
  end
end
redis.call('HSET', KEYS[1], ARGV[2], position)

local changed = {}
for i = 0, #KEYS - 2 do
  if windows[i].changed then
    changed[#changed + 1] = windows[i].name
  end
end
tell(ARGV[4], ARGV[5], changed)
return position
