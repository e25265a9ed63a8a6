-- Applies score events of one shard to all windows of a board. The board keeps its position in the stream, so each event counts
-- once, even if several processes apply it.
-- KEYS  1 head of the board   2... windows
-- ARGV  1 definition   2 shard
--       3 events as JSON: {{event id, reservation id, {{index of the window in KEYS[2...] from 0, member, by}, ...}}, ...}
--       4 channel   5 board   6... names of the windows
-- Result: id of the last applied event; nil if the board counts for another definition or has not been built.
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

for _, event in ipairs(cjson.decode(ARGV[3])) do
  local id, reservation, deltas = event[1], event[2], event[3]
  if is_after(id, position) then
    position = id
    for _, delta in ipairs(deltas) do
      local window, member, by = windows[delta[1]], delta[2], delta[3]
      for _, copy in ipairs(window.copies) do
        if redis.call('SISMEMBER', copy .. ':counted', reservation) == 0 then
          add(copy, member, by)
          expire_with_meta(copy)
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
publish(ARGV[4], ARGV[5], changed)
return position
