-- Sets and removes fields of an existing session. A session that has ended stays ended.
-- KEYS  1 session
-- ARGV  1 maximum number of cart items   2 maximum number of preferences   3 number of fields to set
--       then field, value, …   then the fields to remove
-- Result: 1 saved, 0 no such session; the prefix of the fields whose limit is reached, 'cart.' or 'preferences.'.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return 0
end
local last = 3 + 2 * ARGV[3]

-- Counts the fields that this save adds under a prefix, less those it removes, and those that are there.
local function is_full(prefix, maximum)
  local added = 0
  for i = 4, last, 2 do
    if ARGV[i]:sub(1, #prefix) == prefix and redis.call('HEXISTS', KEYS[1], ARGV[i]) == 0 then
      added = added + 1
    end
  end
  if added == 0 then
    return false
  end
  for i = last + 1, #ARGV do
    if ARGV[i]:sub(1, #prefix) == prefix and redis.call('HEXISTS', KEYS[1], ARGV[i]) == 1 then
      added = added - 1
    end
  end
  local count = 0
  for _, field in ipairs(redis.call('HKEYS', KEYS[1])) do
    if field:sub(1, #prefix) == prefix then
      count = count + 1
    end
  end
  return added > 0 and count + added > maximum
end

if is_full('cart.', tonumber(ARGV[1])) then
  return 'cart.'
end
if is_full('preferences.', tonumber(ARGV[2])) then
  return 'preferences.'
end
for i = 4, last, 2 do
  redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
end
for i = last + 1, #ARGV do
  redis.call('HDEL', KEYS[1], ARGV[i])
end
return 1
