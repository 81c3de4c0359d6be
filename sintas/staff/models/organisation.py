from django.contrib.postgres.fields import ArrayField
from django.db import models

from sintas.safekeeping.models import Row


class Organisation(Row):
    """One institution of the installation; it never sees another (R1-R4)."""

    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=30, blank=True)  # sentra, uptd_ppa, campus, ngo, other
    former_names = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    reports_to = models.CharField(max_length=200, blank=True)
    legal_basis = models.CharField(max_length=300, blank=True)
    address = models.TextField(blank=True)
    reach = models.JSONField(default=dict, blank=True)  # province -> list of kabupaten/kota (R2)
    inaugurated_year = models.IntegerField(null=True)
    inaugurated_by = models.CharField(max_length=200, blank=True, default="")
    supported_by = models.CharField(max_length=200, blank=True, default="")
    renamed_on = models.DateField(null=True)
    merged_with = models.CharField(max_length=200, blank=True, default="")
    area_hectare = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    legal_number = models.CharField(max_length=100, blank=True, default="")  # "Permensos 3/2022"; legal_basis is the older free line
    legal_title = models.CharField(max_length=300, blank=True, default="")
    legal_on = models.DateField(null=True)
    staff_total = models.IntegerField(null=True)
    programmes = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    since = models.DateTimeField(auto_now_add=True)


class Unit(Row):
    """Where people work and cases are numbered. Its words and its letterhead appear on every page and paper."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="units")
    name = models.CharField(max_length=200)
    client_word = models.CharField(max_length=20, default="klien")  # klien, penyintas, penerima_manfaat
    journey = models.CharField(max_length=20, default="gim")
    time_zone = models.CharField(max_length=20, blank=True, default="")  # WIB, WITA or WIT by its name; "" = where the installation stands
    phone = models.CharField(max_length=20, blank=True, default="")  # as kit.phones keeps it; where somebody outside asks whether a page is ours
    place = models.CharField(max_length=100, blank=True)  # the town that stands before the date of a letter
    letterhead = models.JSONField(default=list, blank=True)  # lines, the first is the largest
    case_prefix = models.CharField(max_length=12, default="KS")
    letter_pattern = models.CharField(max_length=80, default="{number}/{code}/{month_roman}/{year}")
    letter_code = models.CharField(max_length=40, blank=True)
    approver_title = models.CharField(max_length=100, blank=True)  # under "Mengetahui"
    closed = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="unit_name_once")]
