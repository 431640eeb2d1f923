#!/usr/bin/env bash
# For maintainers, on Debian or Ubuntu as root: prove the commands in a root that has only Debian's smallest set of packages,
# python3, python3-pip and ca-certificates. A developer's machine has more than a new user's, and hides what is missing.
#
#   tools/minimal_root.sh FOLDER [SUITE]     FOLDER is made when it is not there; SUITE is bookworm if not given
#
# The checkout's last commit is cloned into it, so uncommitted changes are not tried. Takes some minutes, half of them for the
# browser that the tests get by apt. INDEX and CERTIFICATES may name another package index, and the bundle that it needs.
set -euo pipefail
folder=${1:?"which folder?"}
suite=${2:-bookworm}
index=${INDEX:-https://pypi.org/simple}
certificates=${CERTIFICATES:-/etc/ssl/certs/ca-certificates.crt}
checkout=$(cd "$(dirname "$0")/.." && pwd)

[ -e "$folder/usr/bin/apt-get" ] || debootstrap --variant=minbase "$suite" "$folder"
if [ ! -e "$folder/usr/bin/python3" ]; then
    cp /etc/resolv.conf "$folder/etc/resolv.conf"
    chroot "$folder" env DEBIAN_FRONTEND=noninteractive apt-get -q update
    chroot "$folder" env DEBIAN_FRONTEND=noninteractive apt-get -q install --yes --no-install-recommends \
        python3 python3-pip ca-certificates
fi
cp /etc/resolv.conf "$folder/etc/resolv.conf"
cp "$certificates" "$folder/etc/ssl/certs/ca-certificates.crt"
printf '[global]\nindex-url = %s\n' "$index" >"$folder/etc/fyren-pip.conf"
rm -rf "$folder/root/fyren"
git clone --quiet "$checkout" "$folder/root/fyren"

# debootstrap has made the devices; these two are what programs expect a running system to have mounted.
mount -t proc proc "$folder/proc"
trap 'umount "$folder/proc"; umount "$folder/dev/shm" 2>/dev/null' EXIT
mkdir -p "$folder/dev/shm"
mount -t tmpfs tmpfs "$folder/dev/shm"

inside() {
    chroot "$folder" /usr/bin/env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
        PIP_CONFIG_FILE=/etc/fyren-pip.conf /bin/sh -c "cd /root/fyren && $1" </dev/null
}
failed=0
for command in "demo --fresh --check" "demo --fresh --check" "test"; do
    echo "== python3 run.py $command"
    started=$SECONDS
    inside "python3 run.py $command" || failed=1
    echo "== $((SECONDS - started)) s"
done
exit "$failed"
